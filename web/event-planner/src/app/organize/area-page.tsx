import { createLazyRoute, Outlet } from '@tanstack/react-router';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/organize')({
  component: () => (
    <SignedIn>
      <Outlet />
    </SignedIn>
  ),
});
