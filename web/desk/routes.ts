import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { phoneRoutes } from '../phone/routes.ts'
import { postRoutes } from '../post/routes.ts'
import { setupRoutes } from '../setup/routes.ts'
import { wallRoutes } from '../wall/routes.ts'

/** The screens of the workspace, below `/desk`; each is loaded when it is opened. */
export const deskRoutes = (desk: AnyRoute): AnyRoute[] => {
  // One page for all queues and requests, so that the list stays as it is while one goes from request to request.
  const workspace = createRoute({
    getParentRoute: () => desk,
    id: 'workspace',
    component: lazyRouteComponent(() => import('./workspace.tsx'), 'Workspace'),
  })
  const within = ['/', '/search', '/tickets/$number', '/$view'].map((path) =>
    createRoute({ getParentRoute: () => workspace, path }),
  )
  return [
    workspace.addChildren(within),
    ...phoneRoutes(desk),
    ...wallRoutes(desk),
    ...postRoutes(desk),
    ...setupRoutes(desk),
  ]
}
