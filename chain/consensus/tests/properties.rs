//! What holds of every epoch, whatever goes in.

#[path = "../src/random.rs"]
mod random;

use consensus::{epoch, Inputs, LiquidAlpha, Outcome, Params, Row};
use random::Random;

impl Random {
	fn flag(&mut self) -> bool {
		self.below(2) == 1
	}

	fn params(&mut self) -> Params {
		Params {
			yuma3: self.flag(),
			kappa: self.bits() as u16,
			bonds_penalty: [0, u16::MAX, self.bits() as u16][self.below(3) as usize],
			bonds_moving_average: self.below(1_000_001),
			liquid_alpha: self.flag().then(|| LiquidAlpha {
				low: self.bits() as u16,
				high: self.bits() as u16,
				steepness: self.bits() as i16,
			}),
			tempo: self.bits() as u16,
			activity_cutoff: self.below(200),
			stake_threshold: self.below(100),
			max_allowed_validators: self.below(20) as u16,
			last_step_block: self.below(200),
			commit_reveal: self.flag(),
			emission: self.bits() >> self.below(64),
		}
	}

	/// The state of a sound subnet of up to 24 neurons.
	fn inputs(&mut self) -> Inputs {
		let size = self.below(24);
		let mut numbers =
			|limit: u64| -> Vec<u64> { (0..size).map(|_| self.below(limit)).collect() };
		let (stake, last_update) = (numbers(1_000_000), numbers(200));
		let (block_at_registration, commit_block) = (numbers(200), numbers(200));
		Inputs {
			block: 200,
			owner_uid: self.flag().then(|| self.below(24) as u16),
			stake,
			last_update,
			block_at_registration,
			validator_permit: (0..size).map(|_| self.below(4) > 0).collect(),
			weights: (0..size).map(|_| self.row(size)).collect(),
			bonds: (0..size).map(|_| self.row(size)).collect(),
			commit_block,
		}
	}

	fn row(&mut self, size: u64) -> Row {
		let listed: Vec<u16> = (0..size as u16).filter(|_| self.flag()).collect();
		listed.into_iter().map(|uid| (uid, self.bits() as u16 >> self.below(17).min(15))).collect()
	}
}

fn rounds(mut check: impl FnMut(&mut Random, &Params, &Inputs, &Outcome)) {
	for seed in 0..1000 {
		let mut random = Random::new(seed);
		let (params, inputs) = (random.params(), random.inputs());
		let outcome = epoch(&params, &inputs);
		check(&mut random, &params, &inputs, &outcome);
	}
}

fn total(amounts: &[u64]) -> u128 {
	amounts.iter().map(|&amount| u128::from(amount)).sum()
}

#[test]
fn no_more_is_paid_than_there_is() {
	rounds(|_, params, _, outcome| {
		let paid = total(&outcome.server_emission) + total(&outcome.validator_emission);
		assert!(paid <= u128::from(params.emission), "{params:?}");
		assert!(total(&outcome.emission) <= u128::from(params.emission), "{params:?}");
	});
}

#[test]
fn what_is_lost_in_rounding_is_a_few_billionths() {
	rounds(|_, params, inputs, outcome| {
		let counted = |(uid, &stake): (usize, &u64)| {
			stake > 0 && (stake >= params.stake_threshold || inputs.owner_uid == Some(uid as u16))
		};
		if inputs.stake.iter().enumerate().any(counted) {
			let paid = total(&outcome.emission);
			let bound = inputs.stake.len() as u128 * (u128::from(params.emission >> 31) + 1);
			assert!(u128::from(params.emission) - paid <= bound, "{paid} of {}", params.emission);
		}
	});
}

#[test]
fn only_who_is_weighed_earns_incentive_and_in_yuma3_only_voters_dividends() {
	rounds(|_, params, inputs, outcome| {
		for uid in 0..inputs.stake.len() {
			let weighed = inputs.weights.iter().flatten().any(|entry| usize::from(entry.0) == uid);
			assert!(weighed || outcome.incentive[uid] == 0);
			let owner = inputs.owner_uid == Some(uid as u16);
			let votes = outcome.active[uid] && (inputs.validator_permit[uid] || owner);
			assert!(votes || !params.yuma3 || outcome.dividends[uid] == 0);
		}
	});
}

#[test]
fn permits_stay_within_the_limit_and_bonds_with_the_permits() {
	rounds(|_, params, inputs, outcome| {
		let permits = outcome.new_validator_permit.iter().filter(|&&permit| permit).count();
		assert!(permits <= usize::from(params.max_allowed_validators) + 1);
		for (permit, bonds) in outcome.new_validator_permit.iter().zip(&outcome.bonds) {
			assert!(*permit || bonds.is_empty());
			assert!(bonds.windows(2).all(|pair| pair[0].0 < pair[1].0));
			assert!(bonds.iter().all(|&(uid, _)| usize::from(uid) < inputs.stake.len()));
		}
	});
}

#[test]
fn the_order_of_a_row_does_not_matter() {
	rounds(|_, params, inputs, outcome| {
		let mut turned = inputs.clone();
		turned.weights.iter_mut().chain(&mut turned.bonds).for_each(|row| row.reverse());
		assert_eq!(&epoch(params, &turned), outcome);
	});
}

#[test]
fn a_permutation_of_the_neurons_permutes_the_outcome() {
	rounds(|random, params, inputs, outcome| {
		let size = inputs.stake.len();
		let distinct = |uid: usize| inputs.stake[uid] * 32 + uid as u64;
		let mut inputs = inputs.clone();
		inputs.stake = (0..size).map(distinct).collect();
		let outcome = if size > 0 { epoch(params, &inputs) } else { outcome.clone() };
		let shift = random.below(24) as usize;
		let place = |uid: usize| (uid + shift) % size.max(1);
		let turned = epoch(params, &rotate(&inputs, &place));
		for uid in 0..size {
			assert_eq!(turned.emission[place(uid)], outcome.emission[uid]);
			assert_eq!(turned.incentive[place(uid)], outcome.incentive[uid]);
			assert_eq!(turned.dividends[place(uid)], outcome.dividends[uid]);
			assert_eq!(turned.consensus[place(uid)], outcome.consensus[uid]);
		}
	});
}

fn rotate(inputs: &Inputs, place: &impl Fn(usize) -> usize) -> Inputs {
	fn moved<T: Clone + Default>(values: &[T], place: &impl Fn(usize) -> usize) -> Vec<T> {
		let mut moved = vec![T::default(); values.len()];
		for (uid, value) in values.iter().enumerate() {
			moved[place(uid)] = value.clone();
		}
		moved
	}
	let rows = |rows: &[Row]| -> Vec<Row> {
		let renamed: Vec<Row> = rows
			.iter()
			.map(|row| row.iter().map(|&(uid, v)| (place(uid.into()) as u16, v)).collect())
			.collect();
		moved(&renamed, place)
	};
	let owner = inputs.owner_uid.filter(|&uid| usize::from(uid) < inputs.stake.len());
	Inputs {
		block: inputs.block,
		owner_uid: owner.map(|uid| place(uid.into()) as u16),
		stake: moved(&inputs.stake, place),
		last_update: moved(&inputs.last_update, place),
		block_at_registration: moved(&inputs.block_at_registration, place),
		validator_permit: moved(&inputs.validator_permit, place),
		weights: rows(&inputs.weights),
		bonds: rows(&inputs.bonds),
		commit_block: moved(&inputs.commit_block, place),
	}
}

#[test]
fn nonsense_gives_an_outcome_too() {
	for seed in 0..1000 {
		let mut random = Random::new(seed);
		let mut params = random.params();
		params.bonds_moving_average = random.bits();
		let wild = |random: &mut Random| -> Vec<u64> {
			(0..random.below(9)).map(|_| random.bits() >> random.below(64)).collect()
		};
		let rows = |random: &mut Random| -> Vec<Row> {
			let entries = |random: &mut Random| {
				let row = (0..random.below(12)).map(|_| (random.below(10) as u16, random.bits()));
				row.map(|(uid, value)| (uid, value as u16)).collect()
			};
			(0..random.below(12)).map(|_| entries(random)).collect()
		};
		let inputs = Inputs {
			block: random.bits(),
			owner_uid: Some(random.bits() as u16),
			stake: wild(&mut random),
			last_update: wild(&mut random),
			block_at_registration: wild(&mut random),
			validator_permit: vec![true; random.below(9) as usize],
			weights: rows(&mut random),
			bonds: rows(&mut random),
			commit_block: wild(&mut random),
		};
		let outcome = epoch(&params, &inputs);
		assert_eq!(outcome.emission.len(), inputs.stake.len());
		assert_eq!(outcome.bonds.len(), inputs.stake.len());
	}
}
