import { Component, type ReactNode } from 'react';

/** Passes a bug to the handler that ends the program, so that the terminal is restored before anything is printed. */
export class ErrorBoundary extends Component<
	{ readonly onCrash: (bug: Error) => void; readonly children: ReactNode },
	{ readonly isBroken: boolean }
> {
	override state = { isBroken: false };

	static getDerivedStateFromError() {
		return { isBroken: true };
	}

	override componentDidCatch(bug: Error) {
		this.props.onCrash(bug);
	}

	override render() {
		return this.state.isBroken ? null : this.props.children;
	}
}
