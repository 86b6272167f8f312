"""How an employer offers a work trial: the place first, then an account by a code in the mail."""

import re

from tests.journeys.conftest import wait_until

CODE = re.compile(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", re.MULTILINE)


def write_a_place(mikko, starts_on, ends_on):
    """From the front page to the filled form."""
    mikko.press("main a[href='/places/write/']")
    mikko.press("a[href='/places/write/work_trial/']")
    mikko.write("title", "Leipomon apulainen")
    mikko.look_up("occupation", "leipuri")
    mikko.choose("aim", "explore")
    mikko.write("purpose", "Tutustut leipurin työhön rauhassa.")
    mikko.write("tasks", "Paistat sämpylöitä ja pakkaat leipiä kauppoihin.")
    mikko.choose("job_likely", "yes")
    mikko.pick("municipality", "Lahti")
    mikko.write("street", "Vapaudenkatu 10")
    mikko.write("starts_on", starts_on.isoformat())
    mikko.write("ends_on", ends_on.isoformat())
    mikko.write("guide_name", "Mikko Mäkinen")


def make_an_account(mikko, house, address):
    """From the preview on, by the code in the mail."""
    mikko.press("main a[href*='/account/signup/']")
    mikko.write("email", address)
    mikko.write("given_name", "Mikko")
    mikko.write("family_name", "Mäkinen")
    mikko.send()
    letter = wait_until(lambda: house.mails_to(address), "the mail with the code")[-1]
    mikko.write("code", CODE.search(letter.get_content()).group(1))
    mikko.send()


def name_the_workplace(mikko, name, business_id):
    """With its business ID, which is checked."""
    mikko.write("name", name)
    mikko.write("business_id", business_id)
    mikko.pick("municipality", "Lahti")
    mikko.send()
