//! Metadata with the account as its first type.

use crate::{AccountId, Runtime};
use frame_metadata::{
	v15::{
		CustomMetadata, ExtrinsicMetadata, OuterEnums, PalletMetadata, RuntimeApiMetadata,
		RuntimeMetadataV15,
	},
	RuntimeMetadataPrefixed,
};
use scale_info::{meta_type, IntoPortable, Registry};
use sp_core::OpaqueMetadata;

/// Metadata of version 15, the version that official clients ask for.
///
/// The Python SDK 10.x knows accounts by the type number 0. FRAME numbers the types of an extrinsic
/// first, which would give that number to the address, so the account is numbered before anything
/// else. Nothing else differs from FRAME's.
pub fn v15() -> OpaqueMetadata {
	let ir = Runtime::metadata_ir();
	let mut registry = Registry::new();
	registry.register_type(&meta_type::<AccountId>());
	let extrinsic = ExtrinsicMetadata::from(ir.extrinsic).into_portable(&mut registry);
	let pallets = registry.map_into_portable(ir.pallets.into_iter().map(PalletMetadata::from));
	let ty = registry.register_type(&ir.ty);
	let apis = registry.map_into_portable(ir.apis.into_iter().map(RuntimeApiMetadata::from));
	let outer_enums = OuterEnums::from(ir.outer_enums).into_portable(&mut registry);
	let custom = CustomMetadata { map: Default::default() };
	let metadata = RuntimeMetadataV15 {
		types: registry.into(),
		pallets,
		extrinsic,
		ty,
		apis,
		outer_enums,
		custom,
	};
	OpaqueMetadata::new(RuntimeMetadataPrefixed::from(metadata).into())
}
