import { GuestFault } from '../error.ts'
import type { Guest, HostFunctions } from '../guest.ts'

/** `LogLevel::Error` of a message, and `LogLevelFilter::Warn` for which ones are wanted. Source: sp-core. */
const ERROR = 0
const UP_TO_WARN = 2
/** Most characters of a message that are kept or logged. */
const MAX_MESSAGE = 500

/** The heap, what the runtime says, and what it asks of its host beside state and crypto. */
export function miscFunctions(guest: Guest): HostFunctions {
  const { memory, log } = guest
  const said = (packed: bigint): string => memory.readText(packed).slice(0, MAX_MESSAGE)
  return {
    ext_allocator_malloc_version_1: (size: number) => memory.allocator.allocate(size >>> 0),
    ext_allocator_free_version_1: (at: number) => memory.allocator.free(at >>> 0),
    ext_logging_max_level_version_1: () => UP_TO_WARN,
    ext_logging_log_version_1: (level: number, target: bigint, message: bigint) => {
      const text = said(message)
      if (level === ERROR) guest.lastError = text
      log.debug('runtime says', { level, target: said(target), text })
    },
    ext_panic_handler_abort_on_panic_version_1: (message: bigint) => {
      guest.lastError = said(message)
      throw new GuestFault(guest.lastError)
    },
    ext_misc_print_utf8_version_1: (text: bigint) => log.debug('runtime prints', { text: said(text) }),
    ext_misc_print_hex_version_1: (data: bigint) => {
      log.debug('runtime prints', { text: memory.readHex(data).slice(0, MAX_MESSAGE) })
    },
    ext_misc_print_num_version_1: (value: bigint) => log.debug('runtime prints', { value }),
    ext_misc_runtime_version_version_1: (code: bigint) => memory.writeOption(guest.versionOf(memory.read(code))),
  }
}
