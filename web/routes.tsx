import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { deskRoutes } from './desk/routes.ts'
import { Crash } from './frame/error-boundary.tsx'
import { Gate } from './frame/gate.tsx'
import { NotFound } from './frame/not-found.tsx'
import { PortalSide } from './frame/side.tsx'
import { SignIn } from './people/sign-in.tsx'
import { portalRoutes } from './portal/routes.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Crash })

const outside = [
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignIn }),
  createRoute({
    getParentRoute: () => root,
    path: '/welcome/$token',
    component: lazyRouteComponent(() => import('./people/welcome.tsx'), 'Welcome'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/decide/$token',
    component: lazyRouteComponent(() => import('./people/decide.tsx'), 'Decide'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forgotten',
    component: lazyRouteComponent(() => import('./people/forgotten.tsx'), 'Forgotten'),
  }),
]

const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Gate })
const portal = createRoute({ getParentRoute: () => inside, id: 'portal', component: PortalSide })
const desk = createRoute({
  getParentRoute: () => inside,
  path: '/desk',
  // The workspace comes apart from the portal: customers never load it.
  component: lazyRouteComponent(() => import('./desk/desk.tsx'), 'Desk'),
})

/** All addresses. Screens are added in `portal/routes.ts` and `desk/routes.ts`. */
export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      ...outside,
      inside.addChildren([portal.addChildren(portalRoutes(portal)), desk.addChildren(deskRoutes(desk))]),
    ]),
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Crash,
  })
