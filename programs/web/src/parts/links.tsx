// Links to pages of the app that look like buttons or like text; their addresses are checked by the table of routes.

import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
} from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type OfLink<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>

const AsButton = (props: OfLink<ButtonProps>) => <Button component="a" {...props} />
const AsText = (props: OfLink<AnchorProps>) => <Anchor fz="inherit" {...props} />
const AsIcon = (props: OfLink<ActionIconProps>) => <ActionIcon component="a" {...props} />
const AsMenuItem = (props: OfLink<MenuItemProps>) => <Menu.Item component="a" {...props} />

/** A link that looks like a button. */
export const ButtonLink = createLink(AsButton)
/** A link that looks like text. */
export const TextLink = createLink(AsText)
/** A link that looks like an icon button; it needs an aria-label. */
export const IconLink = createLink(AsIcon)
/** A link in a menu. */
export const MenuLink = createLink(AsMenuItem)
