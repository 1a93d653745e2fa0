import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.errors import IndexDamagedError
from duizhao.search.binary import (
    Damage,
    encode_varints,
    frame,
    read_strings,
    read_varints,
    section_table,
    split_sections,
    string_sections,
    unframe,
    unzigzag,
    varints,
    zigzag,
)
from duizhao.search.postings import (
    RiceReader,
    pack_rice,
    pack_steps,
    position_steps,
    read_steps,
    rice_lengths,
    rice_parameter,
    rice_parameters,
    sum_steps,
    unit_gaps,
)
from duizhao.search.scopes import BOTH, EN, ZH, Scopes

FOLDER, OTHER = "00112233aabbccdd", "00112234aabbccdd"
numbers = st.lists(st.integers(0, 2**62 - 1) | st.integers(0, 300), max_size=60)


@given(numbers)
def test_varints_come_back(values: list[int]) -> None:
    data, lengths = encode_varints(values)
    assert read_varints(data.tobytes(), len(values)).tolist() == values
    assert int(lengths.sum()) == len(data)


def test_varints_are_leb128() -> None:
    assert varints([0, 127, 128, 300, 16384]) == bytes.fromhex("00 7f 8001 ac02 808001")


@pytest.mark.parametrize(
    ("data", "count"), [(b"\x80", None), (b"\x01\x80", None), (b"\x01", 2), (b"\xff" * 11 + b"\x01", None)]
)
def test_what_is_no_varints_is_damage(data: bytes, count: int | None) -> None:
    with pytest.raises(Damage):
        read_varints(data, count)


@given(st.lists(st.integers(-(2**40), 2**40), max_size=30))
def test_zigzag_comes_back(values: list[int]) -> None:
    array = np.array(values, dtype=np.int64)
    assert unzigzag(zigzag(array)).tolist() == values
    assert (zigzag(array) >= 0).all()


def test_zigzag_goes_to_and_fro() -> None:
    assert zigzag(np.array([0, -1, 1, -2, 2])).tolist() == [0, 1, 2, 3, 4]


@given(st.lists(st.binary(max_size=6), max_size=20))
def test_strings_come_back_in_any_order(strings: list[bytes]) -> None:
    assert read_strings(string_sections(strings)) == strings


@given(st.lists(st.binary(max_size=9), min_size=1, max_size=8))
def test_sections_come_back(sections: list[bytes]) -> None:
    payload = unframe(FOLDER, "x", frame(FOLDER, "x", sections))
    assert payload == section_table(sections) + b"".join(sections)
    assert split_sections(payload, len(sections)) == sections
    for wrong in (payload + b"x", payload[:-1]):
        with pytest.raises(Damage):
            split_sections(wrong, len(sections))


@given(st.binary(max_size=300), st.data())
def test_a_file_that_is_cut_or_longer_or_anothers_is_damaged(payload: bytes, data: st.DataObject) -> None:
    whole = frame(FOLDER, "x", payload)
    assert unframe(FOLDER, "x", whole) == payload
    cut = data.draw(st.integers(0, len(whole) - 1))
    for wrong in (
        whole[:cut],
        whole + b"x",
        frame(OTHER, "x", payload),
        frame(FOLDER, "y", payload),
        b"DZ02" + whole[4:],
    ):
        with pytest.raises(IndexDamagedError):
            unframe(FOLDER, "x", wrong)


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_flipped_bit_is_damage_or_changes_nothing(payload: bytes, data: st.DataObject) -> None:
    whole = bytearray(frame(FOLDER, "x", payload))
    place = data.draw(st.integers(0, 8 * len(whole) - 1))
    whole[place // 8] ^= 1 << place % 8
    try:
        assert unframe(FOLDER, "x", bytes(whole)) == payload  # a bit that only fills the last byte
    except IndexDamagedError:
        return
    assert place >= 8 * (len(whole) - 1)


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 12)), max_size=80))
def test_rice_codes_come_back(coded: list[tuple[int, int]]) -> None:
    gaps = np.array([gap for gap, _ in coded], dtype=np.int64)
    parameters = np.array([parameter for _, parameter in coded], dtype=np.int64)
    data = pack_rice(gaps, parameters)
    assert len(data) == -(-int(rice_lengths(gaps, parameters).sum()) // 8)
    reader = RiceReader(data)
    assert [int(reader.read(1, parameter)[0]) for _, parameter in coded] == gaps.tolist()
    reader.finish()


def test_rice_codes_are_high_part_in_zeros_a_one_and_low_part() -> None:
    assert pack_rice(np.array([5, 0]), np.array([1, 2])) == bytes([0b0011_1000])


def test_rice_codes_that_are_cut_short_or_too_many_are_damage() -> None:
    data = pack_rice(np.array([3, 1000]), np.array([2, 2]))
    with pytest.raises(Damage):
        RiceReader(data[:-1]).read(2, 2)
    reader = RiceReader(data)
    reader.read(1, 2)
    with pytest.raises(Damage):
        reader.finish()


@given(st.lists(st.integers(1, 10**7), min_size=1), st.integers(1, 10**7))
def test_parameters_of_many_terms_are_those_of_each(occurrences: list[int], units: int) -> None:
    assert rice_parameters(np.array(occurrences), units).tolist() == [
        rice_parameter(each, units) for each in occurrences
    ]


@given(st.sets(st.tuples(st.integers(0, 40), st.integers(0, 900)), min_size=1))
def test_positions_come_back(places: set[tuple[int, int]]) -> None:
    units, positions = np.array(sorted(places), dtype=np.int64).T
    opens = np.arange(len(units)) == 0
    steps = position_steps(units, positions, opens)
    assert (steps >= 0).all()
    assert np.cumsum(unit_gaps(units, opens)).tolist() == units.tolist()
    sections = pack_steps(steps)
    assert read_steps(sections, len(steps)).tolist() == steps.tolist()
    assert sum_steps(steps, units, np.zeros(0, dtype=np.int64)).tolist() == positions.tolist()
    for wrong in (len(steps) + 1, len(steps) - 1):
        with pytest.raises(Damage):
            read_steps(sections, wrong)


def test_a_step_is_a_byte_and_what_lies_beyond_stands_apart() -> None:
    assert pack_steps(np.array([0, 254, 255, 7, 600])) == (bytes([0, 254, 255, 7, 255]), varints([0, 345]))


def test_scopes_count_the_units_of_one_language() -> None:
    scopes = Scopes(np.array([2, 0]), np.array([1, 1]))
    assert scopes.totals.tolist() == [12, 6, 6]
    assert scopes.units(np.arange(6), ZH).tolist() == [0, 2, 4, 5, 7, 9]
    assert scopes.units(np.arange(6), EN).tolist() == [1, 3, 6, 8, 10, 11]
    with pytest.raises(Damage):
        scopes.units(np.array([6]), ZH)
    with pytest.raises(Damage):
        scopes.units(np.array([0]), EN + 1)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=6), st.data())
def test_numbers_of_a_scope_come_back_as_units(counts: list[tuple[int, int]], data: st.DataObject) -> None:
    scopes = Scopes(*np.array(counts, dtype=np.int64).T)
    terms = data.draw(
        st.lists(st.sets(st.integers(0, int(scopes.totals[BOTH]) - 1), min_size=1), min_size=1, max_size=8)
    )
    units = np.array([unit for term in terms for unit in sorted(term)], dtype=np.int64)
    starts = np.cumsum([0, *map(len, terms)])[:-1]
    of_terms = scopes.of_terms(units, starts)
    for term, scope in zip(terms, of_terms.tolist(), strict=True):
        numbers = scopes.numbered(np.array(sorted(term)), scope)
        assert scopes.units(numbers, scope).tolist() == sorted(term)
        assert (np.diff(numbers) > 0).all()
