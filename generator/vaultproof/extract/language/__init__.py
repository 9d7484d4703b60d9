"""Words of the languages of the notes, running text cut into sentences, and what words open one."""
