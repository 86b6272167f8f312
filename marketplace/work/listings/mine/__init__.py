"""An employer's own places as a desk: how many stand where, filtered, searched, in an order."""
