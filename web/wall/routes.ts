import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const wallRoutes = (desk: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => desk,
    path: '/wall',
    component: lazyRouteComponent(() => import('./wall.tsx'), 'WallPage'),
  }),
]
