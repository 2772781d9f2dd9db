// Opens the page on which a customer connects an account, in a frame or in a window of its own, and tells what came of it.
(function (root) {
  'use strict';

  var MESSAGE = 'hirelay:link';

  function originOf(url) {
    var anchor = root.document.createElement('a');
    anchor.href = url;
    return anchor.protocol + '//' + anchor.host;
  }

  function styled(element, styles) {
    for (var name in styles) {
      element.style[name] = styles[name];
    }
    return element;
  }

  function frame(url) {
    var made = root.document.createElement('iframe');
    made.src = url;
    made.title = 'Connect an account';
    made.setAttribute('referrerpolicy', 'no-referrer');
    return styled(made, { width: '100%', height: '100%', minHeight: '40rem', border: '0', display: 'block' });
  }

  function overlay(url, close) {
    var document = root.document;
    var before = document.activeElement;
    var cover = styled(document.createElement('div'), {
      position: 'fixed', top: '0', right: '0', bottom: '0', left: '0', zIndex: '2147483000', overflow: 'auto',
      background: 'rgba(15, 20, 28, .55)'
    });
    cover.setAttribute('role', 'dialog');
    cover.setAttribute('aria-modal', 'true');
    cover.setAttribute('aria-label', 'Connect an account');
    var box = styled(document.createElement('div'), {
      position: 'relative', maxWidth: '40rem', height: 'calc(100% - 4rem)', minHeight: '40rem', margin: '2rem auto', background: '#fff',
      borderRadius: '.5rem', overflow: 'hidden'
    });
    var button = styled(document.createElement('button'), {
      position: 'absolute', top: '.25rem', right: '.25rem', width: '2rem', height: '2rem', border: '0',
      background: 'transparent', font: '1.25rem/1 sans-serif', color: '#55606e', cursor: 'pointer'
    });
    button.type = 'button';
    button.textContent = '\u00d7';
    button.setAttribute('aria-label', 'Close');
    button.addEventListener('click', close);
    function escape(event) {
      if (event.key === 'Escape') {
        close();
      }
    }
    document.addEventListener('keydown', escape);
    box.appendChild(frame(url));
    box.appendChild(button);
    cover.appendChild(box);
    document.body.appendChild(cover);
    button.focus();
    return function () {
      document.removeEventListener('keydown', escape);
      document.body.removeChild(cover);
      if (before && before.focus) {
        before.focus();
      }
    };
  }

  /**
   * options.url         the url that POST /link-token answered
   * options.onSuccess   called with {status, integrated_account_id}
   * options.onCancel    called with {status}
   * options.container   an element for the frame; without it the frame lies above the page
   * options.popup       true opens a window of its own instead of a frame
   * Answers a promise of what onSuccess or onCancel is called with; its close() gives up.
   */
  function open(options) {
    var expected = originOf(options.url);
    var over = false;
    var remove = function () {};
    var popup = null;
    var watch = null;
    var settle = function () {};
    var handle = typeof root.Promise === 'function'
      ? new root.Promise(function (resolve) { settle = resolve; })
      : {};
    handle.close = close;

    function end(outcome) {
      if (over) {
        return;
      }
      over = true;
      root.removeEventListener('message', received);
      root.clearInterval(watch);
      remove();
      if (popup && !popup.closed) {
        popup.close();
      }
      var callback = outcome.status === 'success' ? options.onSuccess : options.onCancel;
      if (callback) {
        callback(outcome);
      }
      settle(outcome);
    }

    function received(event) {
      if (event.origin !== expected || !event.data || event.data.type !== MESSAGE) {
        return;
      }
      var outcome = { status: event.data.status === 'success' ? 'success' : 'cancelled' };
      if (event.data.integrated_account_id) {
        outcome.integrated_account_id = event.data.integrated_account_id;
      }
      end(outcome);
    }

    function close() {
      end({ status: 'cancelled' });
    }

    root.addEventListener('message', received);
    if (options.popup) {
      popup = root.open(options.url, 'hirelay-link', 'popup,width=600,height=800');
      if (!popup) {
        end({ status: 'cancelled', reason: 'popup_blocked' });
      } else {
        watch = root.setInterval(function () {
          if (popup.closed) {
            close();
          }
        }, 500);
      }
    } else if (options.container) {
      var inside = frame(options.url);
      options.container.appendChild(inside);
      remove = function () {
        options.container.removeChild(inside);
      };
    } else {
      remove = overlay(options.url, close);
    }
    return handle;
  }

  root.Hirelay = { open: open };
})(window);
