import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The screens of the portal; each is loaded when it is opened. */
export const portalRoutes = (portal: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => portal,
    path: '/',
    component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
  }),
]
