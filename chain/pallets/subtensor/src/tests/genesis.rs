use crate::{mock::*, *};

#[test]
fn a_chain_begins_with_the_root_network_and_nothing_else() {
	TestExt::default().execute(|| {
		assert_eq!(NetworksAdded::<Test>::iter_keys().collect::<Vec<_>>(), [ROOT]);
		assert_eq!((TotalNetworks::<Test>::get(), SubnetworkN::<Test>::get(ROOT)), (1, 0));
		assert_eq!(TotalIssuance::<Test>::get(), 20 * 10_000 * TAO);
	});
}

#[test]
fn the_block_time_is_genesis_data_and_twelve_seconds_without_it() {
	TestExt::default().execute(|| assert_eq!(SubtensorModule::block_time_ms(), 12_000));
	TestExt::default()
		.genesis(|genesis| genesis.block_time_ms = 250)
		.execute(|| assert_eq!(SubtensorModule::block_time_ms(), 250));
}

#[test]
fn genesis_is_written_as_json_of_which_all_may_be_left_out() {
	let all: GenesisConfig<Test> = serde_json::from_str("{}").unwrap();
	assert_eq!(all.defaults, Default::default());
	let some: GenesisConfig<Test> = serde_json::from_str(
		r#"{ "blockTimeMs": 250, "networkMinLockCost": 5, "defaults": { "tempo": 20 } }"#,
	)
	.unwrap();
	assert_eq!((some.block_time_ms, some.network_min_lock_cost), (250, Some(5)));
	assert_eq!(some.defaults.complete().weights_set_rate_limit, 5);
	assert!(serde_json::from_str::<GenesisConfig<Test>>(r#"{ "tempo": 20 }"#).is_err());
}

#[test]
#[should_panic = "stable, 0, or dynamic, 1"]
fn genesis_refuses_a_mechanism_that_is_not_there() {
	TestExt::default().defaults(|defaults| defaults.subnet_mechanism = Some(2)).execute(|| {});
}
