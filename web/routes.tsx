/** Which view stands at which address. Views come when they are opened. */
import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { noteSilence } from './api/connection.ts';
import { Broken } from './shell/Broken.tsx';
import { DesignShell } from './shell/DesignShell.tsx';
import { NotFetched } from './shell/NotFetched.tsx';
import { Shell } from './shell/Shell.tsx';

/** A view that is fetched when it is opened; while the server is away, what stands in for it. */
const view = (load: () => Promise<{ View: ComponentType }>): Pick<RouteObject, 'lazy'> => ({
  lazy: async () => {
    try {
      return { Component: (await load()).View };
    } catch {
      noteSilence();
      return { Component: NotFetched };
    }
  },
});

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <Broken />,
    hydrateFallbackElement: <div />,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { index: true, ...view(() => import('./views/journeys/View.tsx')) },
          { path: 'studies', ...view(() => import('./views/studies/View.tsx')) },
          {
            path: 'designs/:key',
            element: <DesignShell />,
            children: [
              { index: true, element: <Navigate to="plan" replace /> },
              { path: 'plan', ...view(() => import('./views/plan/View.tsx')) },
              { path: 'what-if', ...view(() => import('./views/whatif/View.tsx')) },
              { path: 'paths', ...view(() => import('./views/paths/View.tsx')) },
              { path: 'journeys', ...view(() => import('./views/four/View.tsx')) },
              { path: 'life', ...view(() => import('./views/life/View.tsx')) },
              { path: 'compare', ...view(() => import('./views/compare/View.tsx')) },
              { path: 'potholes', ...view(() => import('./views/potholes/View.tsx')) },
            ],
          },
          { path: '*', ...view(() => import('./shell/NotFound.tsx')) },
        ],
      },
    ],
  },
]);
