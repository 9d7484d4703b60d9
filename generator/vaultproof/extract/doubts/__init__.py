"""Why a statement may not be meant as true, or not of what it seems to be about, by what stands around it."""
