"""How a person uses a page: with a finger, or by keyboard alone."""

import re

MOST_TABS = 250
COVER = "form[action='?do=open'] button.big"

OWN_PASSWORD = "ruisleipä ja 3 kuppia kahvia"


class Finger:
    """Taps and types."""

    def __init__(self, page):
        self.page = page

    def open(self, path):
        """Go to an address."""
        self.page.goto(path)

    def follow(self, link):
        """Open a mail's link and what lies behind its cover."""
        self.open(link)
        if self.page.locator(COVER).count():
            self.press(COVER)

    def press(self, css):
        """Press a link or button, and wait for the page that it leads to."""
        self.unfold(css)
        with self.page.expect_navigation():
            self.page.locator(css).first.click()

    def unfold(self, css):
        """Open the folds in which a thing lies, the outer one first."""
        folds = self.page.locator(css).first.locator("xpath=ancestor::details[not(@open)]/summary")
        while folds.count():
            self.open_fold(folds.first)

    def open_fold(self, summary):
        """Tap on it."""
        summary.click()

    def write(self, name, text):
        """Fill in a field by its name."""
        self.page.locator(f"[name={name}]").first.fill(text)

    def choose(self, name, value):
        """Tick a box or choose a radio by its value."""
        self.page.locator(f"input[name={name}][value='{value}']").check()

    def pick(self, name, label):
        """Choose from a list by its words."""
        self.page.locator(f"select[name={name}]").select_option(label=label)

    def look_up(self, name, words):
        """Find a row of a picker by its words and tick it; where all rows are listed there is nothing to search."""
        if self.page.locator(f"[name={name}_search]").count():
            self.write(f"{name}_search", words)
            self.press(f"button[name={name}_find]")
        found = self.page.locator("label.choice", has_text=words).locator(f"input[name={name}]")
        self.choose(name, found.get_attribute("value"))

    def send(self):
        """Send the form of the page."""
        self.press("main form.form button.button:not(.quiet):not([name])")

    def set_own_password(self):
        """So that the yes counts at once: it waits an hour for who came by her coach's code and has none."""
        self.open("/account/password/set/")
        self.write("password1", OWN_PASSWORD)
        self.write("password2", OWN_PASSWORD)
        self.press("main form.form button.button")

    def says(self, words):
        """Whether the page says something."""
        return words in re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    def fits(self):
        """Whether nothing sticks out at the side."""
        return self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


class Keys(Finger):
    """Tab, Enter, space, arrows and letters; never a mouse."""

    def reach(self, locator):
        """Tab until the thing has the focus."""
        wanted = locator.element_handle()
        for _step in range(MOST_TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{locator} cannot be reached by Tab")

    def press(self, css):
        """Reach it and press Enter."""
        self.unfold(css)
        self.reach(self.page.locator(css).first)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def open_fold(self, summary):
        """Reach it and press Enter."""
        self.reach(summary)
        self.page.keyboard.press("Enter")

    def write(self, name, text):
        """Reach the field and type over what there is."""
        self.reach(self.page.locator(f"[name={name}]").first)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, name, value):
        """Reach the group, then go on with arrows or space."""
        wanted = self.page.locator(f"input[name={name}][value='{value}']")
        if wanted.get_attribute("type") == "checkbox":
            self.reach(wanted)
            self.page.keyboard.press("Space")
            return
        group = self.page.locator(f"input[name={name}]")
        start = self.page.locator(f"input[name={name}]:checked")
        self.reach(start.first if start.count() else group.first)
        self.page.keyboard.press("Space")
        for _step in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen by arrows")

    def pick(self, name, label):
        """Reach the list and type the beginning of the words."""
        self.reach(self.page.locator(f"select[name={name}]"))
        self.page.keyboard.type(label)
