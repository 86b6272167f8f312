"""By what right: rules, tenants, pages and requests of the API."""
