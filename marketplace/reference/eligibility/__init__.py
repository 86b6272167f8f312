"""What the law allows: dated limits that an administrator edits, and the schemes that are judged by them."""
