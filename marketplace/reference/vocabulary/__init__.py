"""The shared words: occupations, skills, certificates and languages in Finnish, Swedish and English."""
