"""Who may open which door: every address of the site, the eleven readers, GET and POST, one letter each.

The readers, in the order of the columns:
    visitor | aino the young person herself, bella another one | uuno of an unchecked employer, mikko whose employer it
    is, milla of another employer | kaisa her coach, leena a coach of the same authority, ville of the other one |
    sofia the coordinator | armi the administrator
The letters: + let in, L log in first, R log in anew, 3 forbidden (403), 4 as if it did not exist (404), 5 no such
method (405). The thing is the one in the address (tests/walls/world.py): Aino's, or the bakery's; ``-`` where the
address names none. An address that is missing here is a failure.
"""

from dataclasses import dataclass

TABLE = """
home                                 -                         + ++ +++ +++ + +   5 55 555 555 5 5
accessibility                        -                         + ++ +++ +++ + +   5 55 555 555 5 5
contact                              -                         + ++ +++ +++ + +   5 55 555 555 5 5
privacy_notice                       -                         + ++ +++ +++ + +   5 55 555 555 5 5
mfa_index                            -                         L ++ +++ +++ + +   L 55 555 555 5 5
mfa_authenticate                     -                         L ++ +++ +++ + +   L ++ +++ +++ + +
mfa_reauthenticate                   -                         L 33 333 +++ + +   L 33 333 +++ + +
mfa_view_recovery_codes              -                         L 44 444 444 4 4   L 55 555 555 5 5
mfa_download_recovery_codes          -                         L 44 444 444 4 4   L 44 444 444 4 4
mfa_generate_recovery_codes          -                         L ++ +++ RRR R R   L ++ +++ RRR R R
mfa_activate_totp                    -                         L ++ +++ RRR R R   L ++ +++ RRR R R
mfa_deactivate_totp                  -                         L 44 444 333 3 3   L 44 444 333 3 3
mfa_list_webauthn                    -                         L ++ +++ +++ + +   L 55 555 555 5 5
mfa_add_webauthn                     -                         L ++ +++ RRR R R   L ++ +++ RRR R R
mfa_edit_webauthn                    - pk=1                    L 44 444 RRR R R   L 44 444 RRR R R
mfa_remove_webauthn                  - pk=1                    L 44 444 333 3 3   L 44 444 333 3 3
mfa_login_webauthn                   -                         L ++ +++ +++ + +   L ++ +++ +++ + +
mfa_reauthenticate_webauthn          -                         L 33 333 RRR R R   L 33 333 RRR R R
account_reset_password_from_key      - uidb36=1 key=x-y        + ++ +++ +++ + +   + ++ +++ +++ + +
account_email_verification_sent      -                         L ++ +++ +++ + +   L ++ +++ +++ + +
account_email                        -                         L ++ +++ +++ + +   L ++ +++ +++ + +
account_inactive                     -                         + ++ +++ +++ + +   5 55 555 555 5 5
account_login                        -                         + ++ +++ +++ + +   + ++ +++ +++ + +
account_request_login_code           -                         + ++ +++ +++ + +   + ++ +++ +++ + +
account_confirm_login_code           -                         + ++ +++ +++ + +   + ++ +++ +++ + +
account_logout                       -                         + ++ +++ +++ + +   + ++ +++ +++ + +
account_change_password              -                         L ++ +++ +++ + +   L ++ +++ +++ + +
account_reset_password               -                         + ++ +++ +++ + +   + ++ +++ +++ + +
account_reset_password_done          -                         + ++ +++ +++ + +   5 55 555 555 5 5
account_reset_password_from_key_done -                         + ++ +++ +++ + +   5 55 555 555 5 5
account_set_password                 -                         L ++ +++ +++ + +   L ++ +++ +++ + +
account_reauthenticate               -                         L 33 333 RRR R R   L 33 333 RRR R R
account_signup                       -                         + ++ +++ +++ + +   + ++ +++ +++ + +
caseloads:list                       -                         L 33 333 +++ + 3   L 33 333 555 5 3
caseloads:person                     person                    L 34 444 +34 + 3   L 34 444 534 5 3
caseloads:correct                    person                    L 34 444 +34 3 3   L 34 444 +34 3 3
caseloads:hand_over                  person                    L 34 444 +34 + 3   L 34 444 +34 + 3
caseloads:deputise                   -                         L 33 333 +++ + 3   L 33 333 +++ + 3
caseloads:welcome                    -                         L 33 333 +++ 3 3   L 33 333 +++ 3 3
organisations:list                   -                         L 33 +++ +++ + +   L 33 555 555 5 5
organisations:detail                 organisation              L 44 4+4 ++4 + +   L 44 454 554 5 5
organisations:add_member             organisation              L 44 4+4 334 3 3   L 44 4+4 334 3 3
organisations:ban                    organisation              L 44 434 ++4 + 3   L 44 434 ++4 + 3
organisations:declare_tie            organisation              L 44 434 ++4 + 3   L 44 434 ++4 + 3
organisations:edit                   organisation              L 44 4+4 334 3 3   L 44 4+4 334 3 3
organisations:leave                  organisation              L 44 4+4 334 3 3   L 44 4+4 334 3 3
organisations:refuse                 organisation              L 44 434 ++4 + 3   L 44 434 ++4 + 3
organisations:restore                organisation              L 44 434 ++4 + 3   L 44 434 ++4 + 3
organisations:verify                 organisation              L 44 434 ++4 + 3   L 44 434 ++4 + 3
organisations:register               -                         L 33 +++ 333 3 3   L 33 +++ 333 3 3
organisations:end_tie                tie                       L 44 444 +44 4 4   L 44 444 +44 4 4
introductions:list                   -                         L ++ +++ +++ + +   L 55 555 555 5 5
introductions:detail                 introduction              L +4 4+4 +44 + 4   L 54 454 544 5 4
introductions:accept                 introduction              L 34 4+4 344 3 4   L 34 4+4 344 3 4
introductions:close                  introduction              L 34 434 +44 3 4   L 34 434 +44 3 4
introductions:decline                introduction              L 34 4+4 344 3 4   L 34 4+4 344 3 4
introductions:meet                   introduction              L 34 4+4 +44 3 4   L 34 4+4 +44 3 4
introductions:photo                  introduction              L +4 4+4 +44 4 4   L 54 454 544 5 4
introductions:see                    introduction              L 34 4+4 344 3 4   L 34 4+4 344 3 4
introductions:withdraw               introduction              L +4 434 344 3 4   L +4 434 344 3 4
introductions:answer                 introduction              + ++ +++ +++ + +   5 55 555 555 5 5
introductions:answer_post            introduction verb=accept  5 55 555 555 5 5   + ++ +++ +++ + +
set_language                         -                         + ++ +++ +++ + +   + ++ +++ +++ + +
schemes:list                         -                         L 33 333 +++ + +   L 33 333 555 5 5
schemes:edit                         limit                     L 33 333 333 3 +   L 33 333 333 3 +
notices:list                         -                         L ++ +++ +++ + +   L 55 555 555 5 5
notices:read_all                     -                         L ++ +++ +++ + +   L ++ +++ +++ + +
privacy:mine                         -                         L ++ +++ +++ + +   L 55 555 555 5 5
privacy:withdraw_consent             consent                   L +4 444 444 4 4   L +4 444 444 4 4
privacy:erase                        -                         L ++ +++ 333 3 3   L ++ +++ 333 3 3
privacy:export                       -                         L ++ +++ +++ + +   L 55 555 555 5 5
privacy:download                     -                         L ++ +++ +++ + +   L 55 555 555 5 5
statistics:overview                  -                         L 33 333 333 + +   L 33 333 333 5 5
statistics:export                    -                         L 33 333 333 + +   L 33 333 333 5 5
people:deactivate                    colleague                 L 44 444 334 + +   L 44 444 334 + +
people:invite                        person                    L 34 444 +34 3 3   L 34 444 +34 3 3
people:demo_sign_in                  -                         4 44 444 444 4 4   4 44 444 444 4 4
people:invitation                    invitation                L 44 444 +44 4 4   L 44 444 544 4 4
people:join                          -                         + ++ +++ +++ + +   + ++ +++ +++ + +
people:join_link                     invitation                + ++ +++ +++ + +   + ++ +++ +++ + +
people:settings                      -                         L ++ +++ +++ + +   L ++ +++ +++ + +
placements:list                      -                         L ++ +++ +++ + +   L 55 555 555 5 5
placements:detail                    placement                 L +4 4+4 +44 + 4   L 54 454 544 5 4
placements:agree                     placement                 L 34 434 +44 3 4   L 34 434 +44 3 4
placements:cancel                    placement                 L 34 434 +44 3 4   L 34 434 +44 3 4
placements:edit                      placement                 L 34 434 +44 3 4   L 34 434 +44 3 4
placements:end                       placement                 L 34 434 +44 3 4   L 34 434 +44 3 4
placements:start                     placement                 L 34 434 +44 3 4   L 34 434 +44 3 4
placements:stop                      placement                 L +4 4+4 +44 3 4   L +4 4+4 +44 3 4
placements:answer                    follow_up                 L +4 444 +44 4 4   L +4 444 +44 4 4
placements:draft                     accepted                  L 34 434 +44 3 4   L 34 434 +44 3 4
listings:list                        -                         + ++ +++ +++ + +   5 55 555 555 5 5
listings:detail                      listing                   + ++ +++ +++ + +   5 55 555 555 5 5
listings:copy                        listing                   L 33 3+3 333 3 3   L 33 3+3 333 3 3
listings:edit                        listing_draft             L 44 4+4 334 3 3   L 44 4+4 334 3 3
listings:fill                        listing                   L 33 3+3 333 3 3   L 33 3+3 333 3 3
listings:pause                       listing                   L 33 3+3 333 3 3   L 33 3+3 333 3 3
listings:publish                     listing                   L 33 333 ++3 + 3   L 33 333 ++3 + 3
listings:refresh                     listing                   L 33 3+3 333 3 3   L 33 3+3 333 3 3
listings:reopen                      listing                   L 33 3+3 333 3 3   L 33 3+3 333 3 3
listings:resume                      listing                   L 33 3+3 333 3 3   L 33 3+3 333 3 3
listings:send_back                   listing                   L 33 333 ++3 + 3   L 33 333 ++3 + 3
listings:submit                      listing_draft             L 44 4+4 334 3 3   L 44 4+4 334 3 3
listings:withdraw                    listing                   L 33 3+3 ++3 + 3   L 33 3+3 ++3 + 3
listings:mine                        -                         L 33 +++ 333 3 3   L 33 555 333 3 3
listings:write                       -                         + 33 +++ 333 3 3   5 33 555 333 3 3
listings:write_kind                  - kind=work_trial         + 33 +++ 333 3 3   + 33 +++ 333 3 3
listings:preview                     -                         + ++ +++ +++ + +   + ++ +++ +++ + +
profiles:detail                      profile                   L +4 444 +44 4 4   L 54 444 544 4 4
profiles:archive                     profile                   L +4 444 344 4 4   L +4 444 344 4 4
profiles:ask_coach                   profile                   L +4 444 344 4 4   L +4 444 344 4 4
profiles:edit                        profile                   L +4 444 +44 4 4   L 54 444 544 4 4
profiles:edit_certificates           profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_interests              profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_kinds                  profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_languages              profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_levels                 profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_photo                  profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_skills                 profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_story                  profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_strengths              profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_times                  profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_travel                 profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:edit_wishes                 profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:offer                       profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:pause                       profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:photo                       profile                   L +4 444 +44 4 4   L 54 444 544 4 4
profiles:publish                     profile                   L +4 444 344 4 4   L +4 444 344 4 4
profiles:resume                      profile                   L +4 444 344 4 4   L +4 444 344 4 4
profiles:revise                      profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:rewrite                     profile                   L +4 444 +44 4 4   L +4 444 +44 4 4
profiles:blocks                      -                         L ++ 333 333 3 3   L 55 333 333 3 3
profiles:unblock                     block                     L +4 444 444 4 4   L +4 444 444 4 4
profiles:block                       organisation              L ++ 333 333 3 3   L ++ 333 333 3 3
profiles:mine                        -                         L ++ 333 333 3 3   L 55 333 333 3 3
profiles:begin                       person                    L +4 444 +34 3 3   L +4 444 +34 3 3
reviews:queue                        -                         L 33 333 +++ + 3   L 33 333 555 5 3
reports:list                         -                         L 33 333 +++ + +   L 33 333 555 5 5
reports:detail                       report                    L 44 444 ++4 + +   L 44 444 554 5 5
reports:dismiss                      report                    L 44 444 ++4 + +   L 44 444 ++4 + +
reports:resolve                      report                    L 44 444 ++4 + +   L 44 444 ++4 + +
reports:report                       listing                   + ++ +++ +++ + +   + ++ +++ +++ + +
suggestions:mine                     -                         L ++ 333 333 3 3   L 55 333 333 3 3
suggestions:detail                   suggestion                L 44 444 +44 4 4   L 44 444 544 4 4
suggestions:approve                  suggestion                L 44 444 +44 4 4   L 44 444 +44 4 4
suggestions:decline                  suggestion                L 44 444 +44 4 4   L 44 444 +44 4 4
suggestions:say_later                asked                     L +4 444 344 4 4   L +4 444 344 4 4
suggestions:say_no                   asked                     L +4 444 344 4 4   L +4 444 344 4 4
suggestions:say_yes                  asked                     L +4 444 344 4 4   L +4 444 344 4 4
suggestions:withdraw                 suggestion                L 44 444 +44 4 4   L 44 444 +44 4 4
suggestions:ask_again                accepted                  L 34 4+4 344 3 4   L 34 4+4 344 3 4
suggestions:propose                  person                    L 34 444 +34 3 3   L 34 444 +34 3 3
suggestions:show_interest            listing                   L ++ 333 333 3 3   L ++ 333 333 3 3
suggestions:who_fits                 listing                   L 33 333 +++ + 3   L 33 333 555 5 3
suggestions:ranker                   -                         L 33 333 333 + +   L 33 333 333 5 5
suggestions:switch_ranker            -                         L 33 333 333 + +   L 33 333 333 + +
skills:options                       -                         + ++ +++ +++ + +   5 55 555 555 5 5
api-blocks-list                      -                         3 ++ 333 333 3 3   5 55 555 555 5 5
api-blocks-unblock                   block                     5 55 555 555 5 5   3 +4 444 444 4 4
api-blocks-block                     -                         5 55 555 555 5 5   3 ++ 333 333 3 3
api-caseloads-list                   -                         3 33 333 +++ + 3   5 55 555 555 5 5
api-caseloads-correct                person                    5 55 555 555 5 5   3 34 444 +34 3 3
api-caseloads-hand-over              person                    5 55 555 555 5 5   3 34 444 +34 + 3
api-caseloads-welcome                -                         5 55 555 555 5 5   3 33 333 +++ 3 3
concept-list                         -                         + ++ +++ +++ + +   5 55 555 555 5 5
concept-detail                       concept                   + ++ +++ +++ + +   5 55 555 555 5 5
api-privacy-consent-list             -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-privacy-consent-withdraw         consent                   5 55 555 555 5 5   3 +4 444 444 4 4
api-caseloads-deputy-list            -                         3 33 333 +++ + 3   5 55 555 555 5 5
api-caseloads-deputy-deputise        -                         5 55 555 555 5 5   3 33 333 +++ + 3
api-follow-ups-list                  -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-follow-ups-detail                follow_up                 3 +4 444 +44 4 4   5 55 555 555 5 5
api-follow-ups-answer                follow_up                 5 55 555 555 5 5   3 +4 444 +44 4 4
api-placement-drafts-list            -                         3 33 333 333 3 3   5 55 555 555 5 5
api-placement-drafts-detail          accepted                  3 33 333 333 3 3   5 55 555 555 5 5
api-placement-drafts-draft           accepted                  5 55 555 555 5 5   3 34 434 +44 3 4
api-introductions-list               -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-introductions-detail             introduction              3 +4 4+4 +44 + 4   5 55 555 555 5 5
api-introductions-accept             introduction              5 55 555 555 5 5   3 34 4+4 344 3 4
api-introductions-close              introduction              5 55 555 555 5 5   3 34 434 +44 3 4
api-introductions-decline            introduction              5 55 555 555 5 5   3 34 4+4 344 3 4
api-introductions-meet               introduction              5 55 555 555 5 5   3 34 4+4 +44 3 4
api-introductions-see                introduction              5 55 555 555 5 5   3 34 4+4 344 3 4
api-introductions-withdraw           introduction              5 55 555 555 5 5   3 +4 434 344 3 4
api-schemes-list                     -                         3 33 333 +++ + +   5 55 555 555 5 5
api-schemes-detail                   limit                     3 33 333 +++ + +   5 55 555 555 5 5
api-schemes-edit                     limit                     5 55 555 555 5 5   3 33 333 333 3 +
api-listings-list                    -                         + ++ +++ +++ + +   3 33 +++ 333 3 3
api-listings-detail                  listing                   + ++ +++ +++ + +   5 55 555 555 5 5
api-listings-copy                    listing                   5 55 555 555 5 5   3 33 3+3 333 3 3
api-listings-fill                    listing                   5 55 555 555 5 5   3 33 3+3 333 3 3
api-listings-flags                   listing                   3 33 3+3 ++3 + 3   5 55 555 555 5 5
api-listings-pause                   listing                   5 55 555 555 5 5   3 33 3+3 333 3 3
api-listings-publish                 listing                   5 55 555 555 5 5   3 33 333 ++3 + 3
api-listings-refresh                 listing                   5 55 555 555 5 5   3 33 3+3 333 3 3
api-listings-reopen                  listing                   5 55 555 555 5 5   3 33 3+3 333 3 3
api-listings-resume                  listing                   5 55 555 555 5 5   3 33 3+3 333 3 3
api-listings-send-back               listing                   5 55 555 555 5 5   3 33 333 ++3 + 3
api-listings-submit                  listing_draft             5 55 555 555 5 5   3 44 4+4 334 3 3
api-listings-withdraw                listing                   5 55 555 555 5 5   3 33 3+3 ++3 + 3
api-listings-mine                    -                         3 33 +++ 333 3 3   5 55 555 555 5 5
api-privacy-erase                    -                         5 55 555 555 5 5   3 ++ +++ 333 3 3
api-privacy-export                   -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-privacy-views                    -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-notices-list                     -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-notices-detail                   notice                    3 +4 444 444 4 4   5 55 555 555 5 5
api-notices-read-all                 -                         5 55 555 555 5 5   3 ++ +++ +++ + +
api-organisations-list               -                         3 33 +++ +++ + +   5 55 555 555 5 5
api-organisations-detail             organisation              3 44 4+4 ++4 + +   5 55 555 555 5 5
api-organisations-add-member         organisation              5 55 555 555 5 5   3 44 4+4 334 3 3
api-organisations-ban                organisation              5 55 555 555 5 5   3 44 434 ++4 + 3
api-organisations-declare-tie        organisation              5 55 555 555 5 5   3 44 434 ++4 + 3
api-organisations-edit               organisation              5 55 555 555 5 5   3 44 4+4 334 3 3
api-organisations-leave              organisation              5 55 555 555 5 5   3 44 4+4 334 3 3
api-organisations-refuse             organisation              5 55 555 555 5 5   3 44 434 ++4 + 3
api-organisations-restore            organisation              5 55 555 555 5 5   3 44 434 ++4 + 3
api-organisations-verify             organisation              5 55 555 555 5 5   3 44 434 ++4 + 3
api-organisations-register           -                         5 55 555 555 5 5   3 33 +++ 333 3 3
api-people-profiles-begin            person                    5 55 555 555 5 5   3 +4 444 +34 3 3
api-people-detail                    person                    3 +4 444 +34 3 3   5 55 555 555 5 5
api-people-deactivate                colleague                 5 55 555 555 5 5   3 44 444 334 + +
api-people-invite                    person                    5 55 555 555 5 5   3 34 444 +34 3 3
api-people-change-settings           -                         5 55 555 555 5 5   3 ++ +++ +++ + +
api-people-me                        -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-placements-list                  -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-placements-detail                placement                 3 +4 4+4 +44 + 4   5 55 555 555 5 5
api-placements-agree                 placement                 5 55 555 555 5 5   3 34 434 +44 3 4
api-placements-cancel                placement                 5 55 555 555 5 5   3 34 434 +44 3 4
api-placements-edit                  placement                 5 55 555 555 5 5   3 34 434 +44 3 4
api-placements-end                   placement                 5 55 555 555 5 5   3 34 434 +44 3 4
api-placements-start                 placement                 5 55 555 555 5 5   3 34 434 +44 3 4
api-placements-stop                  placement                 5 55 555 555 5 5   3 +4 4+4 +44 3 4
api-profiles-list                    -                         3 ++ 333 333 3 3   5 55 555 555 5 5
api-profiles-detail                  profile                   3 +4 444 +44 4 4   5 55 555 555 5 5
api-profiles-archive                 profile                   5 55 555 555 5 5   3 +4 444 344 4 4
api-profiles-ask-coach               profile                   5 55 555 555 5 5   3 +4 444 344 4 4
api-profiles-offer                   profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-pause                   profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-publish                 profile                   5 55 555 555 5 5   3 +4 444 344 4 4
api-profiles-resume                  profile                   5 55 555 555 5 5   3 +4 444 344 4 4
api-profiles-revise                  profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-rewrite                 profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-write-certificates      profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-write-languages         profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-write-photo             profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-write-skills            profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-write-wishes            profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-profiles-write                   profile                   5 55 555 555 5 5   3 +4 444 +44 4 4
api-reports-list                     -                         3 33 333 +++ + +   + ++ +++ +++ + +
api-reports-detail                   report                    3 44 444 ++4 + +   5 55 555 555 5 5
api-reports-dismiss                  report                    5 55 555 555 5 5   3 44 444 ++4 + +
api-reports-resolve                  report                    5 55 555 555 5 5   3 44 444 ++4 + +
api-statistics-list                  -                         3 33 333 333 + +   5 55 555 555 5 5
api-suggestions-list                 -                         3 ++ +++ +++ + +   5 55 555 555 5 5
api-suggestions-detail               suggestion                3 44 444 +44 4 4   5 55 555 555 5 5
api-suggestions-approve              suggestion                5 55 555 555 5 5   3 44 444 +44 4 4
api-suggestions-decline              suggestion                5 55 555 555 5 5   3 44 444 +44 4 4
api-suggestions-say-later            asked                     5 55 555 555 5 5   3 +4 444 344 4 4
api-suggestions-say-no               asked                     5 55 555 555 5 5   3 +4 444 344 4 4
api-suggestions-say-yes              asked                     5 55 555 555 5 5   3 +4 444 344 4 4
api-suggestions-withdraw             suggestion                5 55 555 555 5 5   3 44 444 +44 4 4
api-suggestions-show_interest        -                         5 55 555 555 5 5   3 ++ 333 333 3 3
api-organisations-tie-list           -                         3 33 333 +++ + 3   5 55 555 555 5 5
api-organisations-tie-end            tie                       5 55 555 555 5 5   3 44 444 +44 4 4
docs                                 -                         + ++ +++ +++ + +   5 55 555 555 5 5
schema                               -                         + ++ +++ +++ + +   5 55 555 555 5 5
"""


@dataclass(frozen=True)
class Door:
    """One line of the table."""

    name: str
    thing: str
    words: tuple[str, ...]
    get: str
    post: str


def _door(line):
    name, *rest = line.split()
    letters, named = rest[-12:], rest[:-12]
    return Door(name, named[0], tuple(named[1:]), "".join(letters[:6]), "".join(letters[6:]))


DOORS = {door.name: door for door in map(_door, TABLE.strip().splitlines())}
