// Preloaded into a run: writes down, in order, what is loaded, connected to and painted.
import { appendFileSync } from 'node:fs';
import module from 'node:module';
import net from 'node:net';
import { join } from 'node:path';

const note = (line) => appendFileSync(join(process.env.HOME, 'trace'), `${line}\n`);

module.registerHooks({
	load: (url, context, next) => {
		note(`load ${url}`);
		return next(url, context);
	},
});

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) {
	note('connect');
	return connect.apply(this, given);
};

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...rest) => {
	if (String(text).includes('aoai-keyless')) note('paint');
	return write(text, ...rest);
};
