import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The screens of administration, below `/desk`. */
export const setupRoutes = (desk: AnyRoute): AnyRoute[] => {
  const screen = (path: string, component: ReturnType<typeof lazyRouteComponent>): AnyRoute =>
    createRoute({ getParentRoute: () => desk, path, component })
  return [
    screen(
      '/customers',
      lazyRouteComponent(() => import('./customers.tsx'), 'Customers'),
    ),
    screen(
      '/customers/$id',
      lazyRouteComponent(() => import('./customer.tsx'), 'Customer'),
    ),
    screen(
      '/staff',
      lazyRouteComponent(() => import('./staff.tsx'), 'Staff'),
    ),
    screen(
      '/products',
      lazyRouteComponent(() => import('./products.tsx'), 'Products'),
    ),
    screen(
      '/regulation',
      lazyRouteComponent(() => import('./regulation.tsx'), 'RegulationPage'),
    ),
    screen(
      '/outbox',
      lazyRouteComponent(() => import('./outbox.tsx'), 'Outbox'),
    ),
    screen(
      '/audit',
      lazyRouteComponent(() => import('./audit.tsx'), 'Audit'),
    ),
  ]
}
