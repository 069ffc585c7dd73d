//! How the metadata shows a field: a variant for each first byte, so that `Raw0` to `Raw128` are 129
//! variants, each with an array of its length.

use super::*;
use scale_info::{
	build::{Fields, FieldsBuilder, UnnamedFields, Variants},
	Path, Type, TypeInfo,
};

/// Adds the variants of raw bytes, by their number.
macro_rules! raw {
	($variants:expr; $($length:literal)*) => {
		$variants$(.variant(concat!("Raw", stringify!($length)), |variant| {
			variant.index(RAW + $length).fields(one::<[u8; $length]>())
		}))*
	};
}

impl TypeInfo for Data {
	type Identity = Self;

	fn type_info() -> Type {
		let variants = Variants::new().variant("None", |variant| variant.index(NONE));
		let variants = raw! { variants;
			0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31
			32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60
			61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89
			90 91 92 93 94 95 96 97 98 99 100 101 102 103 104 105 106 107 108 109 110 111 112 113
			114 115 116 117 118 119 120 121 122 123 124 125 126 127 128
		};
		let variants = variants
			.variant("BlakeTwo256", |v| v.index(BLAKE_TWO_256).fields(one::<[u8; 32]>()))
			.variant("Sha256", |v| v.index(SHA_256).fields(one::<[u8; 32]>()))
			.variant("Keccak256", |v| v.index(KECCAK_256).fields(one::<[u8; 32]>()))
			.variant("ShaThree256", |v| v.index(SHA_THREE_256).fields(one::<[u8; 32]>()))
			.variant("TimelockEncrypted", |v| {
				let fields = Fields::named()
					.field(|f| f.name("encrypted").ty::<Bytes<MAX_TIMELOCKED>>())
					.field(|f| f.name("reveal_round").ty::<u64>());
				v.index(TIMELOCK_ENCRYPTED).fields(fields)
			})
			.variant("ResetBondsFlag", |v| v.index(RESET_BONDS_FLAG))
			.variant("BigRaw", |v| v.index(BIG_RAW).fields(one::<Bytes<MAX_BIG_RAW>>()));
		Type::builder().path(Path::new("Data", "pallet_commitments::types")).variant(variants)
	}
}

/// One field without a name.
fn one<T: TypeInfo + 'static>() -> FieldsBuilder<scale_info::form::MetaForm, UnnamedFields> {
	Fields::unnamed().field(|field| field.ty::<T>())
}
