import { testIdentity } from './identity.js';

testIdentity(1_000);
