import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
  /** Its name where no heading in the slot `title` gives one. */
  readonly label?: string;
  /** What sets it apart from other windows. */
  readonly className: string;
  /** An alert asks something before it is too late. */
  readonly isAlert?: boolean;
  readonly children: ReactNode;
}

/** A window over the others. A click beside it and Escape close it. */
export function ModalDialog({ isOpen, onClose, label, className, isAlert = false, children }: Props) {
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={`modal ${className}`}>
        <Dialog role={isAlert ? 'alertdialog' : 'dialog'} className="dialog" {...(label !== undefined && { 'aria-label': label })}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
