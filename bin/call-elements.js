#!/usr/bin/env node
import { main } from '../dist/cli/main.js';

process.exitCode = await main({
  args: process.argv.slice(2),
  env: process.env,
  input: process.stdin,
  write: (text) => process.stdout.write(text),
});
