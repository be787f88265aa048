// Preloaded into a run: at SIGUSR2 a fault happens, while drawing or in a promise that nobody holds.
process.on('SIGUSR2', () => {
	const fault = () => {
		throw new Error('a fault made for the test');
	};
	if (process.env.FAULT === 'rejection') Promise.resolve().then(fault);
	else {
		Intl.Segmenter.prototype.segment = fault;
		// A title, so that the test can tell when the next key meets the fault.
		process.stdout.write('\u001B]2;armed\u0007');
	}
});
