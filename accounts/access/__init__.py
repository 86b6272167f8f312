"""By what right: rules, tenants, doors."""
