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
    decode_positions,
    pack_rice,
    position_steps,
    rice_lengths,
    rice_parameter,
    rice_parameters,
    unit_gaps,
)

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


@given(st.sets(st.tuples(st.integers(0, 40), st.integers(0, 400)), min_size=1))
def test_positions_come_back(places: set[tuple[int, int]]) -> None:
    units, positions = np.array(sorted(places), dtype=np.int64).T
    opens = np.arange(len(units)) == 0
    steps = position_steps(units, positions, opens)
    assert (steps >= 0).all()
    assert np.cumsum(unit_gaps(units, opens)).tolist() == units.tolist()
    assert decode_positions(varints(steps), units).tolist() == positions.tolist()
