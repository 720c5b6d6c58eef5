import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The screens of the workspace, below `/desk`; each is loaded when it is opened. */
export const deskRoutes = (desk: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => desk,
    path: '/',
    component: lazyRouteComponent(() => import('./queue.tsx'), 'Queue'),
  }),
]
