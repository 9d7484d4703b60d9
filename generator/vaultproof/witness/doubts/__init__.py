"""Why a claim that fails may be meant in another way than it is read; each of these leaves it undecided."""
