"""One ring of named keys: it seals what few may read and proves what was signed; old keys go on opening."""
