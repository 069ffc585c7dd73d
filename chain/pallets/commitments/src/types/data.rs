//! A field of a commitment, and its codec: the first byte says what follows, and for raw bytes of up
//! to 128 also how many.

mod info;
#[cfg(test)]
mod tests;

use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, Error, Input, Output};
use frame_support::{traits::ConstU32, BoundedVec};

/// Greatest number of raw bytes whose number stands in the first byte.
pub const MAX_RAW: u32 = 128;
/// Greatest number of raw bytes.
pub const MAX_BIG_RAW: u32 = 512;
/// Greatest number of bytes of a time-locked ciphertext.
pub const MAX_TIMELOCKED: u32 = 1024;

/// Up to `MAX` bytes.
type Bytes<const MAX: u32> = BoundedVec<u8, ConstU32<MAX>>;

/// First byte of nothing.
const NONE: u8 = 0;
/// First byte of no raw bytes; that of `n` of them is `n` more.
const RAW: u8 = 1;
/// First byte of [`MAX_RAW`] raw bytes.
const RAW_END: u8 = RAW + MAX_RAW as u8;
const BLAKE_TWO_256: u8 = 130;
const SHA_256: u8 = 131;
const KECCAK_256: u8 = 132;
const SHA_THREE_256: u8 = 133;
const TIMELOCK_ENCRYPTED: u8 = 134;
const RESET_BONDS_FLAG: u8 = 135;
const BIG_RAW: u8 = 136;

/// A field of a commitment.
#[derive(Clone, Default, PartialEq, Eq, DecodeWithMemTracking, Debug)]
pub enum Data {
	/// Nothing.
	#[default]
	None,
	/// Bytes.
	Raw(Bytes<MAX_RAW>),
	/// A hash by BLAKE2.
	BlakeTwo256([u8; 32]),
	/// A hash by SHA-2.
	Sha256([u8; 32]),
	/// A hash by Keccak.
	Keccak256([u8; 32]),
	/// A hash by SHA-3.
	ShaThree256([u8; 32]),
	/// A ciphertext that a beacon's signature opens.
	TimelockEncrypted {
		/// The ciphertext.
		encrypted: Bytes<MAX_TIMELOCKED>,
		/// The round whose signature it is.
		reveal_round: u64,
	},
	/// The wish that the bonds to the neuron be reset.
	ResetBondsFlag,
	/// More bytes.
	BigRaw(Bytes<MAX_BIG_RAW>),
}

impl Data {
	/// Whether the field is a ciphertext.
	pub fn is_timelocked(&self) -> bool {
		self.reveal_round().is_some()
	}

	/// The round that opens the field, none if it is open.
	pub fn reveal_round(&self) -> Option<u64> {
		match self {
			Self::TimelockEncrypted { reveal_round, .. } => Some(*reveal_round),
			_ => None,
		}
	}

	/// Bytes of data, which count against the space of a hotkey.
	pub fn space(&self) -> u64 {
		let bytes = match self {
			Self::None | Self::ResetBondsFlag => 0,
			Self::Raw(bytes) => bytes.len(),
			Self::BlakeTwo256(hash)
			| Self::Sha256(hash)
			| Self::Keccak256(hash)
			| Self::ShaThree256(hash) => hash.len(),
			Self::TimelockEncrypted { encrypted, .. } => encrypted.len(),
			Self::BigRaw(bytes) => bytes.len(),
		};
		bytes as u64
	}
}

impl Decode for Data {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Ok(match input.read_byte()? {
			NONE => Self::None,
			tag @ RAW..=RAW_END => Self::Raw(read(input, tag.saturating_sub(RAW))?),
			BLAKE_TWO_256 => Self::BlakeTwo256(Decode::decode(input)?),
			SHA_256 => Self::Sha256(Decode::decode(input)?),
			KECCAK_256 => Self::Keccak256(Decode::decode(input)?),
			SHA_THREE_256 => Self::ShaThree256(Decode::decode(input)?),
			TIMELOCK_ENCRYPTED => Self::TimelockEncrypted {
				encrypted: Decode::decode(input)?,
				reveal_round: Decode::decode(input)?,
			},
			RESET_BONDS_FLAG => Self::ResetBondsFlag,
			BIG_RAW => Self::BigRaw(Decode::decode(input)?),
			_ => return Err("a field of a commitment begins with 0 to 136".into()),
		})
	}
}

impl Encode for Data {
	fn size_hint(&self) -> usize {
		// The first byte, the length of what has one, and a round.
		usize::try_from(self.space()).unwrap_or_default().saturating_add(1 + 2 + 8)
	}

	fn encode_to<O: Output + ?Sized>(&self, output: &mut O) {
		match self {
			Self::None => output.push_byte(NONE),
			Self::Raw(bytes) => {
				let length = u8::try_from(bytes.len()).unwrap_or(MAX_RAW as u8);
				output.push_byte(RAW.saturating_add(length));
				output.write(bytes);
			},
			Self::BlakeTwo256(hash) => (BLAKE_TWO_256, hash).encode_to(output),
			Self::Sha256(hash) => (SHA_256, hash).encode_to(output),
			Self::Keccak256(hash) => (KECCAK_256, hash).encode_to(output),
			Self::ShaThree256(hash) => (SHA_THREE_256, hash).encode_to(output),
			Self::TimelockEncrypted { encrypted, reveal_round } => {
				(TIMELOCK_ENCRYPTED, encrypted, reveal_round).encode_to(output)
			},
			Self::ResetBondsFlag => output.push_byte(RESET_BONDS_FLAG),
			Self::BigRaw(bytes) => (BIG_RAW, bytes).encode_to(output),
		}
	}
}

impl EncodeLike for Data {}

/// Reads so many bytes.
fn read<I: Input>(input: &mut I, length: u8) -> Result<Bytes<MAX_RAW>, Error> {
	let mut bytes: Vec<u8> = vec![0; usize::from(length)];
	input.read(&mut bytes)?;
	Bytes::try_from(bytes).map_err(|_| "more raw bytes than the first byte can say".into())
}
