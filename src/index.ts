/** The public library: what `docs/library.md` shows. Names that are not here may change at any time. */

export { type Node as ChainNode, type NodeOptions, startNode } from '../chain/host/node.ts'
export type { Work } from '../miner/answer.ts'
export { type Miner, type MinerModules, startMiner } from '../miner/miner.ts'
export type { MinerOptions } from '../miner/options.ts'
export type { ValidatorOptions } from '../validator/options.ts'
export type { BookEntry } from '../validator/scores.ts'
export { startValidator, type Validator, type ValidatorModules } from '../validator/validator.ts'
export type { Keypair } from './crypto/keypair.ts'
export { ready } from './crypto/ready.ts'
export { keypairFromUri } from './crypto/sr25519.ts'
export type { Scores } from './gateway/candidates.ts'
export { type GatewayAnswer, type GatewayModules, NoAnswerError, query } from './gateway/gateway.ts'
export { type Gateway, type GatewayOptions, startGateway } from './gateway/http.ts'
export { InferenceError, ModelError } from './inference/errors.ts'
export { modelHash } from './inference/hash.ts'
export { listManifests, readManifest } from './inference/manifest.ts'
export type { Inference, Manifest, Model } from './inference/model.ts'
export { createInference, type InferenceOptions } from './inference/pool.ts'
export { type Clock, systemClock } from './lib/clock.ts'
export { BadInputError, DeadlineError, SubnetError } from './lib/errors.ts'
export { type Facts, type Log, silent } from './lib/log.ts'
export { formatTao, RAO_PER_TAO } from './lib/tao.ts'
export type { Datatype, Tensor, TensorSpec } from './lib/tensor.ts'
export { publishTaskSet } from './localnet/task-set.ts'
export type { WireCode } from './protocol/codes.ts'
export type { BlockRef, Chain, Endpoint, EpochEmission, Weight } from './subtensor/chain.ts'
export { type ConnectOptions, connectChain } from './subtensor/connect.ts'
export { ChainUnreachableError, ExtrinsicError, RpcError, UnsupportedChainError } from './subtensor/errors.ts'
export type { Hyperparameters, Metagraph, Neuron } from './subtensor/metagraph.ts'
export { type MetagraphView, viewMetagraph } from './subtensor/view.ts'
export { findOutput } from './tasks/check.ts'
export { DIFFICULTY, deal, judgeEach } from './tasks/deal.ts'
export { openTasks, servedTasks, tasks } from './tasks/index.ts'
export { measure } from './tasks/measure.ts'
export { createRandom, type Random } from './tasks/random.ts'
export { PROVEN, REASONS, type Reason, reasonOf } from './tasks/reason.ts'
export { REFERENCE_MODELS } from './tasks/reference.ts'
export { countItems, runChecked } from './tasks/run.ts'
export { verifyByRunning } from './tasks/served/verify.ts'
export { createLoader } from './tasks/set/load.ts'
export type { TaskSet } from './tasks/set/schema.ts'
export type {
  Answer,
  Asked,
  Judgement,
  OpenChallenge,
  OpenTask,
  RunContext,
  ServedTask,
  Task,
  TaskBase,
  Verification,
  VerifyOptions,
  Words,
} from './tasks/task.ts'
export { createAsker } from './transport/asker.ts'
export type { Asker, Peer } from './transport/transport.ts'
export { KeyfileError, PasswordError } from './wallet/errors.ts'
export { loadColdkey, loadHotkey } from './wallet/wallet.ts'
