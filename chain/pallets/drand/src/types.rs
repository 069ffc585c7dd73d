//! The records of the beacon.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::hex2array;

/// Number of a round of the beacon.
pub type RoundNumber = u64;
/// A public key in G2, compressed.
pub type OpaquePublicKey = BoundedVec<u8, ConstU32<96>>;
/// A hash, or a name.
pub type BoundedHash = BoundedVec<u8, ConstU32<32>>;

/// Which beacon it is and how to check what it says.
#[derive(
	Clone,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub struct BeaconConfiguration {
	/// Key that signs the pulses.
	pub public_key: OpaquePublicKey,
	/// Seconds from one round to the next.
	pub period: u32,
	/// Time of the first round, in seconds since 1970.
	pub genesis_time: u32,
	/// Hash of the beacon's settings.
	pub hash: BoundedHash,
	/// Hash of the group of its signers.
	pub group_hash: BoundedHash,
	/// How it signs.
	pub scheme_id: BoundedHash,
	/// More about it.
	pub metadata: Metadata,
}

/// What the beacon is called.
#[derive(
	Clone,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub struct Metadata {
	/// Its name.
	pub beacon_id: BoundedHash,
}

/// What the beacon published for a round.
#[derive(
	Clone,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub struct Pulse {
	/// The round.
	pub round: RoundNumber,
	/// SHA-256 of the signature.
	pub randomness: BoundedVec<u8, ConstU32<32>>,
	/// Signature of the round in G1, compressed.
	pub signature: BoundedVec<u8, ConstU32<144>>,
}

/// Settings of drand's network "quicknet", as it publishes them.
const QUICKNET_KEY: [u8; 96] = hex2array!(
	"83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451\
	0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
);
const QUICKNET_HASH: [u8; 32] =
	hex2array!("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971");
const QUICKNET_GROUP: [u8; 32] =
	hex2array!("f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e");

impl BeaconConfiguration {
	/// Drand's "quicknet": a round every three seconds.
	pub fn quicknet() -> Self {
		Self {
			public_key: BoundedVec::truncate_from(QUICKNET_KEY.to_vec()),
			period: 3,
			genesis_time: 1_692_803_367,
			hash: BoundedVec::truncate_from(QUICKNET_HASH.to_vec()),
			group_hash: BoundedVec::truncate_from(QUICKNET_GROUP.to_vec()),
			scheme_id: BoundedVec::truncate_from(b"bls-unchained-g1-rfc9380".to_vec()),
			metadata: Metadata { beacon_id: BoundedVec::truncate_from(b"quicknet".to_vec()) },
		}
	}
}
