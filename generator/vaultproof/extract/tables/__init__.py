"""Tables whose cells state something: values of functions, steps of methods, rows of expressions."""
