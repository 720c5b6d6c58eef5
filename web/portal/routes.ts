import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The screens of the portal; each is loaded when it is opened. */
export const portalRoutes = (portal: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => portal,
    path: '/',
    component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/tickets/new',
    component: lazyRouteComponent(() => import('./new-ticket.tsx'), 'NewTicket'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/tickets/$number/registered',
    component: lazyRouteComponent(() => import('./registered.tsx'), 'Registered'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/tickets',
    component: lazyRouteComponent(() => import('./tickets.tsx'), 'Tickets'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/tickets/$number',
    component: lazyRouteComponent(() => import('./ticket.tsx'), 'Ticket'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/organisation',
    component: lazyRouteComponent(() => import('./organisation.tsx'), 'Organisation'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/service',
    component: lazyRouteComponent(() => import('./service.tsx'), 'Service'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/profile',
    component: lazyRouteComponent(() => import('./profile.tsx'), 'Profile'),
  }),
]
