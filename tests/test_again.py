from vaultproof.again import again


def test_what_follows_from_a_short_text_is_worked_out_once() -> None:
    """And from a long one each time, so that little is kept."""
    asked: list[str] = []

    @again
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "x" * 1000
    assert [length(text) for text in ("x", "x", long, long)] == [1, 1, 1000, 1000]
    assert asked == ["x", long, long]
