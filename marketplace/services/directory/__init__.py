"""The service directory: what help there is in the area, for whom and how to get in. Open to everybody."""
