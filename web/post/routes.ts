import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The post room, below `/desk`. */
export const postRoutes = (desk: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => desk,
    path: '/post',
    component: lazyRouteComponent(() => import('./post.tsx'), 'Post'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/mailboxes',
    component: lazyRouteComponent(() => import('./mailboxes.tsx'), 'Mailboxes'),
  }),
]
