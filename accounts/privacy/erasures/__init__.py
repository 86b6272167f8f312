"""The ledger of erasures: who was erased after a backup is erased again when it has been restored."""
