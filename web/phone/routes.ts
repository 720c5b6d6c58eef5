import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const phoneRoutes = (desk: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => desk,
    path: '/phone',
    component: lazyRouteComponent(() => import('./phone.tsx'), 'Phone'),
  }),
]
