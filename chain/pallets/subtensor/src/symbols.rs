//! The symbols that subnets may have for their alpha, in Subtensor's order; the first is the root
//! network's.

use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, pallet_prelude::DispatchResult};

/// One letter a symbol. The nineteenth is a Latin t, since the Greek one is the root network's.
const SYMBOLS: &str = concat!(
	"Ταβγδεζηθικλμνξοπρσ",
	"tυφχψωאבגדהוזחטיךכלםמןנסעףפץצקרשת",
	"ابتثجحخدذرزسشصضطظعغفقكلمنهويى",
	"ᚠᚢᚦᚨᚱᚳЫᛉᛒ ᚁᚂᚃᚄᚅ᚛",
	"აბგდევԱԲԳԴԵԶ՞",
	"ЀЁЂЃЄЅъⲀⲁⲂⲃⲄⲅ",
	"𑀀𑀁𑀂𑀃𑀅නඳපඵබභ",
	"ⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠ",
	"กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
	"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
	"አኡኢኣኤእኦኧወዉዊዋዌውዎኰ",
	"኱ኲኳኴኵ኶ጐ጑ጒመጔጕ",
	"጖अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
	"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
	"ⴰⴱⴲⴳⴴⴵⴶⴷⴸⴹⴺⴻⴼⴽⴾⴿⵀⵁⵂⵃⵄⵅⵆⵇⵈⵉⵊⵋⵌⵍⵎⵏⵐⵑⵒⵓ",
	"අආඉඊඋඌඍඎඏඐඑඒඓඔඕඖකඛගඝඞචඡජඣඤටඥඦඩඨඪණඬතථදධ",
);

impl<T: Config> Pallet<T> {
	/// The symbol of a new subnet: the one of its number, or else the first that no subnet has. When
	/// all are taken it is the root network's.
	pub(crate) fn next_symbol(netuid: u16) -> Vec<u8> {
		let used: BTreeSet<Vec<u8>> = TokenSymbol::<T>::iter_values().collect();
		let own = SYMBOLS.chars().nth(netuid.into()).map(bytes);
		let mut candidates = own.into_iter().chain(SYMBOLS.chars().skip(1).map(bytes));
		candidates
			.find(|symbol| !used.contains(symbol))
			.unwrap_or_else(|| SYMBOLS.chars().take(1).flat_map(bytes).collect())
	}

	pub(crate) fn do_update_symbol(netuid: u16, symbol: Vec<u8>) -> DispatchResult {
		let is_known = SYMBOLS.chars().skip(1).any(|letter| bytes(letter) == symbol);
		ensure!(is_known, Error::<T>::SymbolDoesNotExist);
		let is_used = TokenSymbol::<T>::iter_values().any(|other| other == symbol);
		ensure!(!is_used, Error::<T>::SymbolAlreadyInUse);
		TokenSymbol::<T>::insert(netuid, &symbol);
		Self::deposit_event(Event::SymbolUpdated { netuid, symbol });
		Ok(())
	}
}

fn bytes(letter: char) -> Vec<u8> {
	letter.encode_utf8(&mut [0; 4]).as_bytes().to_vec()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn there_are_439_symbols_and_each_is_there_once() {
		let all: BTreeSet<char> = SYMBOLS.chars().collect();
		assert_eq!((SYMBOLS.chars().count(), all.len()), (439, 439));
		let nth = |index| SYMBOLS.chars().nth(index);
		assert_eq!(
			(nth(0), nth(1), nth(19), nth(20)),
			(Some('Τ'), Some('α'), Some('t'), Some('υ'))
		);
		assert_eq!((nth(25), nth(438)), (Some('א'), Some('ධ')));
	}
}
