import { z } from 'zod';

// Schemas are interpreted, not compiled: the content security policy allows no generated code.
z.config({ jitless: true });
