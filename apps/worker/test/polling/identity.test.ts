import { testIdentity } from './identity.js';

testIdentity(15);
