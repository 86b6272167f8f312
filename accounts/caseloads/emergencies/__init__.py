"""One young person's page, opened for an hour with a written reason by somebody who does not support her."""
