use super::*;
use scale_info::{TypeDef, TypeInfo};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
	fn roll(&mut self) -> u8 {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		(self.0 >> 56) as u8
	}

	fn bytes(&mut self, count: usize) -> Vec<u8> {
		(0..count).map(|_| self.roll()).collect()
	}
}

/// Every kind of field, raw bytes of every length.
fn every_kind() -> Vec<Data> {
	let mut dice = Dice(7);
	let raw = |bytes: Vec<u8>| Data::Raw(bytes.try_into().unwrap());
	let mut all: Vec<Data> = (0..=128).map(|length| raw(dice.bytes(length))).collect();
	all.extend([
		Data::None,
		Data::BlakeTwo256([1; 32]),
		Data::Sha256([2; 32]),
		Data::Keccak256([3; 32]),
		Data::ShaThree256([4; 32]),
		Data::ResetBondsFlag,
	]);
	for length in [0, 1, 63, 64, 512] {
		all.push(Data::BigRaw(dice.bytes(length).try_into().unwrap()));
	}
	for (length, reveal_round) in [(0, 0), (1, 1), (1024, u64::MAX)] {
		let encrypted = dice.bytes(length).try_into().unwrap();
		all.push(Data::TimelockEncrypted { encrypted, reveal_round });
	}
	all
}

#[test]
fn every_field_survives_the_wire() {
	for data in every_kind() {
		let bytes = data.encode();
		assert!(bytes.len() <= data.size_hint(), "{data:?}");
		let mut input = &bytes[..];
		assert_eq!(Data::decode(&mut input), Ok(data));
		assert!(input.is_empty());
	}
}

#[test]
fn a_field_cut_short_is_an_error() {
	for data in every_kind() {
		let bytes = data.encode();
		for cut in 0..bytes.len() {
			assert!(Data::decode(&mut &bytes[..cut]).is_err(), "{cut} bytes of {data:?}");
		}
	}
}

#[test]
fn any_bytes_are_a_field_or_an_error_and_what_was_read_is_written_again() {
	let mut dice = Dice(11);
	for _ in 0..20_000 {
		let length = usize::from(dice.roll());
		let bytes = dice.bytes(length);
		let mut input = &bytes[..];
		if let Ok(data) = Data::decode(&mut input) {
			let read = bytes.len() - input.len();
			let again = Data::decode(&mut &data.encode()[..]);
			assert_eq!(again.as_ref(), Ok(&data), "{bytes:?}");
			assert_eq!(data.encode(), bytes[..read], "{bytes:?}");
		}
	}
}

#[test]
fn the_first_byte_says_the_kind_as_on_subtensor() {
	let raw = |text: &str| Data::Raw(text.as_bytes().to_vec().try_into().unwrap());
	assert_eq!(Data::None.encode(), [0]);
	assert_eq!(raw("").encode(), [1]);
	assert_eq!(raw("abc").encode(), [4, 97, 98, 99]);
	assert_eq!(raw(&"x".repeat(128)).encode()[..2], [129, 120]);
	assert_eq!(Data::ShaThree256([9; 32]).encode()[..2], [133, 9]);
	assert_eq!(Data::ResetBondsFlag.encode(), [135]);
	let big = Data::BigRaw(vec![5; 129].try_into().unwrap());
	assert_eq!(big.encode()[..4], [136, 0x05, 0x02, 5]);
	let locked =
		Data::TimelockEncrypted { encrypted: vec![6].try_into().unwrap(), reveal_round: 2 };
	assert_eq!(locked.encode(), [134, 4, 6, 2, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn first_bytes_and_lengths_beyond_the_bounds_are_errors() {
	for tag in 137..=255 {
		assert!(Data::decode(&mut &[tag; 2000][..]).is_err(), "{tag}");
	}
	let of_length = |tag: u8, length: usize| {
		let mut bytes = (tag, vec![0u8; length]).encode();
		bytes.extend([0; 8]);
		Data::decode(&mut &bytes[..])
	};
	assert!(of_length(136, 512).is_ok() && of_length(136, 513).is_err());
	assert!(of_length(134, 1024).is_ok() && of_length(134, 1025).is_err());
}

#[test]
fn the_metadata_shows_a_variant_for_each_first_byte() {
	let TypeDef::Variant(shown) = Data::type_info().type_def else {
		panic!("a field is an enum");
	};
	assert_eq!(shown.variants.len(), 137);
	for (place, variant) in shown.variants.iter().enumerate() {
		assert_eq!(usize::from(variant.index), place);
	}
	assert_eq!(shown.variants[129].name, "Raw128");
	assert_eq!(shown.variants[134].name, "TimelockEncrypted");
}

#[test]
fn only_data_takes_space() {
	let sizes: Vec<u64> = every_kind()[126..].iter().map(Data::space).collect();
	assert_eq!(sizes, [126, 127, 128, 0, 32, 32, 32, 32, 0, 0, 1, 63, 64, 512, 0, 1, 1024]);
}
