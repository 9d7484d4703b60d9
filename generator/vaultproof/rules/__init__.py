"""Rules: one module a subject, one page a rule. Each gives its findings for a note; none judges for another."""
