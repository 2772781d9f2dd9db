// Comforts of the page; everything works without them.
(function () {
  'use strict';

  // What the provider sent back with the address is spent: it need not stay in it.
  var place = document.querySelector('[data-path]');
  if (place && window.history.replaceState) {
    window.history.replaceState(null, '', place.getAttribute('data-path'));
  }

  var start = document.querySelector('[autofocus]');
  if (start) {
    start.focus();
  }

  var forms = document.querySelectorAll('form[method=post]');
  Array.prototype.forEach.call(forms, function (form) {
    form.addEventListener('submit', function (event) {
      var button = form.querySelector('button[data-busy]');
      if (!button || form.target) {
        return;
      }
      if (button.disabled) {
        event.preventDefault();
        return;
      }
      var status = form.querySelector('.status');
      button.disabled = true;
      button.setAttribute('data-idle', button.textContent);
      button.textContent = button.getAttribute('data-busy');
      if (status) {
        status.textContent = 'One moment please. This can take a few seconds.';
      }
    });
  });
  // A page that the browser brings back as it was must be usable again.
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      Array.prototype.forEach.call(document.querySelectorAll('button[data-idle]'), function (button) {
        button.disabled = false;
        button.textContent = button.getAttribute('data-idle');
      });
    }
  });

  var result = document.getElementById('result');
  if (result) {
    var origin = result.getAttribute('data-origin');
    var told = false;
    if (origin) {
      var message = {
        type: 'hirelay:link',
        status: result.getAttribute('data-status'),
        integrated_account_id: result.getAttribute('data-account')
      };
      [window.parent, window.opener, window.opener && window.opener.parent].forEach(function (other) {
        if (other && other !== window) {
          other.postMessage(message, origin);
          told = true;
        }
      });
    }
    var back = document.getElementById('return');
    if (back && !told) {
      window.location.replace(back.href);
    }
  }
})();
