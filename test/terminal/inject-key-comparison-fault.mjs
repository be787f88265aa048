// Preloaded into a run: from SIGUSR2 on, a fault happens while a key of the tenant is compared, and quotes it.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const { FAULT, KEY_MARK } = process.env;

const faults = {
	comparing: (fault) => {
		throw fault;
	},
	rejection: (fault) => void Promise.reject(fault),
	drawing: (fault) => {
		Intl.Segmenter.prototype.segment = () => {
			throw fault;
		};
	},
};

process.on('SIGUSR2', () => {
	const { createHash } = crypto;
	crypto.createHash = (...given) => {
		const hash = createHash(...given);
		const { update } = hash;
		hash.update = (text, ...rest) => {
			// As Node quotes a value that it refuses: its beginning; and as a careless message would: whole.
			if (String(text).startsWith(KEY_MARK))
				faults[FAULT](new Error(`a fault made for the test, with '${text.slice(0, 25)}...' of ${text}`));
			return update.call(hash, text, ...rest);
		};
		return hash;
	};
	syncBuiltinESMExports();
	// A title, so that the test can tell when the next key meets the fault.
	process.stdout.write('\u001B]2;armed\u0007');
});
