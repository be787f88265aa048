// The floor: the least that an Ink program can be, with the compile cache that ours has too.
import module from 'node:module';

module.enableCompileCache?.();
const { render, Text } = await import('ink');
render(<Text>hello</Text>, { alternateScreen: true, interactive: true, maxFps: 120 });
setInterval(() => undefined, 1000);
